import type { Problem } from "@/protocol/rest";

/** A refusal of the REST API: the problem document, or what stands in for it when there is none. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.detail);
    this.name = "HttpError";
  }

  get code(): string {
    return this.problem.code;
  }
}

export function cookie(name: string): string | undefined {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return found && decodeURIComponent(found.slice(name.length + 1));
}

export interface Answer {
  status: number;
  body: unknown;
}

/**
 * One request with the session cookie and, where it changes something, the CSRF token.
 * Rejects with code `network.offline` when no answer came at all.
 */
export async function request(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Answer> {
  const headers: Record<string, string> = { Accept: "application/json", "Accept-Language": document.documentElement.lang };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const token = method === "GET" ? undefined : cookie("csrftoken");
  if (token) headers["X-CSRFToken"] = token;
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      credentials: "same-origin",
      signal: signal ?? null,
      body: body === undefined ? null : JSON.stringify(body),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new HttpError(0, { status: 0, code: "network.offline", detail: "", retry: true });
  }
  const text = await response.text();
  return { status: response.status, body: parse(text) };
}

export function parse(text: string): unknown {
  if (!text) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

export function problemOf(status: number, body: unknown): Problem {
  const known = body as Partial<Problem> | null;
  return {
    ...known,
    status,
    code: known?.code ?? (status === 401 ? "auth.required" : "server.error"),
    detail: known?.detail ?? "",
  };
}

/** A request to our own API: the decoded body, or an HttpError. */
export async function api<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const answer = await request(method, `/api/v1${path}`, body, signal);
  if (answer.status >= 400) throw new HttpError(answer.status, problemOf(answer.status, answer.body));
  return answer.body as T;
}
