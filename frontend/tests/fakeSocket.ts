/** A WebSocket for tests: what the client sends is a list, what the server says is a call. */
export class FakeSocket {
  static readonly all: FakeSocket[] = [];
  readyState: number = WebSocket.CONNECTING;
  readonly sent: { id: string; type: string; data: Record<string, unknown> }[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;

  constructor() {
    FakeSocket.all.push(this);
  }

  static get last(): FakeSocket {
    const socket = FakeSocket.all.at(-1);
    if (!socket) throw new Error("nobody has connected");
    return socket;
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text) as never);
  }

  close(): void {
    this.readyState = WebSocket.CLOSED;
  }

  open(epoch = "e1"): void {
    this.readyState = WebSocket.OPEN;
    this.onopen?.();
    this.say({ type: "session.ready", data: { protocol: 1, epoch, user: { id: "u1" }, limits: { content_chars: 4000 } } });
  }

  say(frame: unknown): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  cut(code = 1006): void {
    this.readyState = WebSocket.CLOSED;
    this.onclose?.({ code });
  }

  asked(type: string) {
    return this.sent.filter((command) => command.type === type);
  }

  /** Answers the latest command of a type, and lets promises run. */
  async answer(type: string, data: unknown): Promise<void> {
    const command = this.asked(type).at(-1);
    if (!command) throw new Error(`nobody asked ${type}`);
    this.say({ re: command.id, ok: true, data });
    await settle();
  }

  async refuse(type: string, error: Record<string, unknown>): Promise<void> {
    const command = this.asked(type).at(-1);
    if (!command) throw new Error(`nobody asked ${type}`);
    this.say({ re: command.id, ok: false, error: { message: "", retry: false, retry_after: null, ...error } });
    await settle();
  }
}

export async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

export const snapshot = (head: number, more: Record<string, unknown> = {}) => ({
  head, floor: 0, read_seq: 0, unread: 0, mode: "delta", items: [], more: false, quotes: {}, held: [], ...more,
});

export const durable = (seq: number, room = "r1") => ({ type: "room.skip", room, seq, data: {} });
