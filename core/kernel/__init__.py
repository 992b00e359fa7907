"""What every layer may know: ids, clock, errors, wire registry and the ports between apps."""
