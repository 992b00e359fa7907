import "./styles.css";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { HttpError } from "@/lib/http";
import { meQuery } from "@/lib/queries";
import { watchTheme } from "@/lib/theme";
import { Tips } from "@/ui/Tip";
import { Toasts } from "@/ui/toasts";

import { ready } from "./i18n";
import { Router } from "./router";

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => count < 2 && !(error instanceof HttpError && error.status >= 400 && error.status < 500),
    },
  },
});

watchTheme();
// Asked while the texts are on their way.
void queries.prefetchQuery(meQuery);
const root = document.getElementById("root");
if (root) {
  void ready.then(() =>
    createRoot(root).render(
      <StrictMode>
        <QueryClientProvider client={queries}>
          <Toasts>
            <Router />
          </Toasts>
          <Tips />
        </QueryClientProvider>
      </StrictMode>,
    ),
  );
}
