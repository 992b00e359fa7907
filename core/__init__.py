"""Foundations of Carya: the kernel, HTTP glue, accounts and the composition root."""
