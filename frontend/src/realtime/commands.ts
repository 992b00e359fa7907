import type { Commands, CommandType, Reply, WireError } from "@/protocol/frames";

const TIMEOUT = 15_000;

/** A command that was refused, or never answered (`connection.lost`, `connection.timeout`). */
export class CommandError extends Error {
  readonly code: string;
  readonly retry: boolean;
  /** Seconds. */
  readonly retryAfter: number | null;
  readonly field: string | null;
  readonly details: Record<string, unknown>;

  constructor(error: Pick<WireError, "code" | "message"> & Partial<WireError>) {
    super(error.message);
    this.name = "CommandError";
    this.code = error.code;
    this.retry = error.retry ?? false;
    this.retryAfter = error.retry_after ?? null;
    this.field = error.field ?? null;
    this.details = error.details ?? {};
  }

  /** True when nobody knows whether the server has seen the command. */
  get unanswered(): boolean {
    return this.code === "connection.lost" || this.code === "connection.timeout";
  }
}

interface Waiting {
  resolve: (data: never) => void;
  reject: (error: CommandError) => void;
  timer: ReturnType<typeof setTimeout>;
}

/** Gives every command an id and its caller a promise. */
export class CommandDesk {
  readonly #waiting = new Map<string, Waiting>();
  readonly #write: (text: string) => boolean;
  #count = 0;

  /** `write` answers false when there is no line. */
  constructor(write: (text: string) => boolean) {
    this.#write = write;
  }

  send<T extends CommandType>(type: T, data: Commands[T]["data"]): Promise<Commands[T]["reply"]> {
    this.#count += 1;
    const id = `c${this.#count}`;
    return new Promise((resolve, reject) => {
      if (!this.#write(JSON.stringify({ id, type, data }))) {
        reject(new CommandError({ code: "connection.lost", message: "No connection.", retry: true }));
        return;
      }
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new CommandError({ code: "connection.timeout", message: "No answer.", retry: true }));
      }, TIMEOUT);
      this.#waiting.set(id, { resolve, reject, timer });
    });
  }

  settle(reply: Reply): void {
    const waiting = reply.re === null ? undefined : this.#waiting.get(reply.re);
    if (!waiting || reply.re === null) return;
    this.#waiting.delete(reply.re);
    clearTimeout(waiting.timer);
    if (reply.ok) waiting.resolve(reply.data as never);
    else waiting.reject(new CommandError(reply.error));
  }

  /** The line is gone: nothing that was asked will be answered. */
  abandon(): void {
    const abandoned = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject, timer } of abandoned) {
      clearTimeout(timer);
      reject(new CommandError({ code: "connection.lost", message: "Connection lost.", retry: true }));
    }
  }
}
