import { beforeEach, expect, test, vi } from "vitest";

import { HttpError } from "@/lib/http";
import { uploads } from "@/lib/upload";
import type { Upload } from "@/protocol/media";

import { Tray } from "./tray";
import { stageOf } from "./trayItems";

const upload = (state: string, more: Partial<Upload> = {}): Upload => ({
  id: "u1", kind: "image", purpose: "attachment", state, name: "nut.png", alt: "", content_type: "image/png", bytes: 4,
  width: 2, height: 1, duration_ms: null, waveform: [], problem: null, created_at: "2026-11-21T10:00:00Z", ...more,
});
const picture = (name = "nut.png") => new File(["nuts"], name, { type: "image/png" });
const stages = (tray: Tray, told = {}) => tray.items().map((item) => stageOf(item, told));

beforeEach(() => {
  URL.createObjectURL = () => "blob:nut";
  URL.revokeObjectURL = vi.fn();
  vi.spyOn(uploads, "remove").mockResolvedValue(null);
  vi.spyOn(uploads, "describe").mockImplementation((id, alt) => Promise.resolve(upload("ready", { id, alt })));
});

test("a file is sent at once, and what the socket tells of it counts", async () => {
  vi.spyOn(uploads, "send").mockResolvedValue(upload("uploaded"));
  const tray = new Tray();
  tray.add([picture()]);
  expect(stages(tray)).toEqual(["sending"]);
  await vi.waitFor(() => expect(stages(tray)).toEqual(["processing"]));
  expect(stages(tray, { u1: upload("ready") })).toEqual(["ready"]);
  expect(stages(tray, { u1: upload("held") })).toEqual(["held"]);
});

test("the sixth file is left out", () => {
  vi.spyOn(uploads, "send").mockReturnValue(new Promise(() => undefined));
  const tray = new Tray();
  expect(tray.add([1, 2, 3, 4, 5, 6].map((number) => picture(`${number}.png`)))).toBe(1);
  expect(tray.items()).toHaveLength(5);
});

test("a file over the limit is never sent", () => {
  const send = vi.spyOn(uploads, "send");
  const large = picture();
  Object.defineProperty(large, "size", { value: 11 * 1024 * 1024 });
  const tray = new Tray();
  tray.add([large]);
  expect(stages(tray)).toEqual(["too_large"]);
  expect(send).not.toHaveBeenCalled();
});

test("a broken line can be tried again, a broken file cannot", async () => {
  const error = (status: number) => new HttpError(status, { status, code: "x", detail: "" });
  const send = vi.spyOn(uploads, "send").mockRejectedValueOnce(error(0)).mockRejectedValueOnce(error(422));
  const tray = new Tray();
  tray.add([picture()]);
  await vi.waitFor(() => expect(tray.items()[0]?.phase).toMatchObject({ kind: "failed", canRetry: true }));
  tray.retry(tray.items()[0]?.key ?? "");
  await vi.waitFor(() => expect(tray.items()[0]?.phase).toMatchObject({ kind: "failed", canRetry: false }));
  expect(send).toHaveBeenCalledTimes(2);
});

test("a file removed on its way is broken off; one that came through meanwhile is taken back", async () => {
  let arrive: (upload: Upload) => void = () => undefined;
  const send = vi.spyOn(uploads, "send").mockReturnValue(new Promise((resolve) => (arrive = resolve)));
  const tray = new Tray();
  tray.add([picture()]);
  tray.remove(tray.items()[0]?.key ?? "");
  expect(send.mock.calls[0]?.[1].signal?.aborted).toBe(true);
  expect(tray.items()).toEqual([]);
  arrive(upload("uploaded"));
  await vi.waitFor(() => expect(uploads.remove).toHaveBeenCalledWith("u1"));
});

test("what is taken for a message carries its description, and the server is told", async () => {
  vi.spyOn(uploads, "send").mockResolvedValue(upload("ready"));
  const tray = new Tray();
  tray.add([picture()]);
  await vi.waitFor(() => expect(stages(tray)).toEqual(["ready"]));
  tray.describe(tray.items()[0]?.key ?? "", " A hickory nut ");
  expect(tray.take({}, () => undefined)).toMatchObject([{ id: "u1", alt: "A hickory nut" }]);
  expect(tray.items()).toEqual([]);
  expect(uploads.describe).toHaveBeenCalledWith("u1", "A hickory nut");
  expect(uploads.remove).not.toHaveBeenCalled();
});

test("uploads of a page before stand there again, but not those that are gone", async () => {
  const get = vi.spyOn(uploads, "get");
  get.mockImplementation((id) => (id === "u1" ? Promise.resolve(upload("ready")) : Promise.reject(new HttpError(404, { status: 404, code: "upload.not_found", detail: "" }))));
  const keep = vi.fn();
  const tray = new Tray([upload("processing", { alt: "Two nuts" }), upload("ready", { id: "u2" })], keep);
  expect(tray.items().map(({ file, alt }) => [file.name, alt])).toEqual([["nut.png", "Two nuts"], ["nut.png", ""]]);
  await vi.waitFor(() => expect(stages(tray)).toEqual(["ready"]));
  expect(keep).toHaveBeenLastCalledWith([upload("ready")]);
  expect(tray.take({}, () => undefined).map(({ id }) => id)).toEqual(["u1"]);
  expect(keep).toHaveBeenLastCalledWith([]);
});

test("a recording takes its waveform along", async () => {
  const send = vi.spyOn(uploads, "send").mockResolvedValue(upload("ready", { kind: "voice" }));
  new Tray().add([new File(["x"], "voice.webm", { type: "audio/webm" })], [1, 50]);
  await vi.waitFor(() => expect(send).toHaveBeenCalled());
  expect(send.mock.lastCall?.[1].waveform).toEqual([1, 50]);
});
