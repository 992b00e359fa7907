/** django-allauth's headless browser client: the session lives in a cookie. */

import { HttpError, request } from "./http";

export interface FieldErrors {
  /** By field name; what belongs to no field is under "". */
  [field: string]: string[];
}

/** A form the server did not accept. */
export class FormRefused extends Error {
  constructor(
    readonly fields: FieldErrors,
    readonly status: number,
  ) {
    super("form refused");
    this.name = "FormRefused";
  }
}

export interface AuthSession {
  id: number;
  user_agent: string;
  ip: string;
  created_at: number;
  last_seen_at?: number;
  is_current: boolean;
}

interface Body {
  data?: unknown;
  errors?: { message: string; code: string; param?: string }[];
  detail?: string;
  field?: string | null;
}

const BASE = "/_allauth/browser/v1";

/** 401 is how allauth says "done, and not signed in (yet)": an answer, not a failure. */
async function call(method: string, path: string, body?: unknown): Promise<{ status: number; data: unknown }> {
  let answer = await request(method, BASE + path, body);
  if (answer.status === 403 && method !== "GET") {
    // The first visit has no CSRF cookie yet; reading the configuration sets one.
    await request("GET", `${BASE}/config`);
    answer = await request(method, BASE + path, body);
  }
  const parsed = (answer.body ?? {}) as Body;
  if (answer.status === 200 || answer.status === 401) return { status: answer.status, data: parsed.data };
  const fields: FieldErrors = {};
  for (const error of parsed.errors ?? []) (fields[error.param ?? ""] ??= []).push(error.message);
  if (!parsed.errors && parsed.detail) fields[parsed.field ?? ""] = [parsed.detail];
  if (Object.keys(fields).length > 0 || answer.status === 429) throw new FormRefused(fields, answer.status);
  throw new HttpError(answer.status, { status: answer.status, code: "server.error", detail: "" });
}

export interface SignUp {
  email: string;
  username: string;
  password: string;
  date_of_birth: string;
  consent: boolean;
}

export const auth = {
  signUp: async (form: SignUp) => (await call("POST", "/auth/signup", form)).status === 200,
  /** True when signed in; false when the server wants another step first. */
  logIn: async (login: string, password: string) => {
    const who = login.includes("@") ? { email: login } : { username: login };
    return (await call("POST", "/auth/login", { ...who, password })).status === 200;
  },
  logOut: () => call("DELETE", "/auth/session"),
  verifyEmail: (key: string) => call("POST", "/auth/email/verify", { key }),
  resendVerification: (email: string) => call("PUT", "/account/email", { email }),
  requestReset: (email: string) => call("POST", "/auth/password/request", { email }),
  resetPassword: (key: string, password: string) => call("POST", "/auth/password/reset", { key, password }),
  sessions: async () => (await call("GET", "/auth/sessions")).data as AuthSession[],
  revoke: async (sessions: number[]) => (await call("DELETE", "/auth/sessions", { sessions })).data as AuthSession[],
};
