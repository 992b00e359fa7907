import type { Upload } from "@/protocol/media";

import { api, cookie, HttpError, parse, problemOf } from "./http";

interface Sending {
  /** From 0 to 1, of what has left the browser. */
  onProgress?: (part: number) => void;
  signal?: AbortSignal;
  /** Of a voice note: up to 100 bars from 0 to 100. */
  waveform?: number[] | undefined;
}

/** Sends a file as a form; XMLHttpRequest, because fetch does not tell how far it has come. */
function sendFile(method: "POST" | "PUT", path: string, file: Blob, name: string, { onProgress, signal, waveform }: Sending): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open(method, `/api/v1${path}`);
    xhr.setRequestHeader("Accept", "application/json");
    xhr.setRequestHeader("Accept-Language", document.documentElement.lang);
    xhr.setRequestHeader("X-CSRFToken", cookie("csrftoken") ?? "");
    xhr.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
    xhr.onload = () => {
      const body = parse(xhr.responseText);
      if (xhr.status < 400) resolve(body as Upload);
      else reject(new HttpError(xhr.status, problemOf(xhr.status, body)));
    };
    xhr.onerror = () => reject(new HttpError(0, { status: 0, code: "network.offline", detail: "", retry: true }));
    xhr.onabort = () => reject(new DOMException("Aborted", "AbortError"));
    signal?.addEventListener("abort", () => xhr.abort());
    const form = new FormData();
    form.append("file", file, name);
    if (waveform?.length) form.append("waveform", JSON.stringify(waveform));
    xhr.send(form);
  });
}

const seg = encodeURIComponent;

/** Own files on the server. */
export const uploads = {
  send: (file: File, sending: Sending) => sendFile("POST", "/uploads", file, file.name, sending),
  get: (id: string) => api<Upload>("GET", `/uploads/${seg(id)}`),
  describe: (id: string, alt: string) => api<Upload>("PATCH", `/uploads/${seg(id)}`, { alt }),
  remove: (id: string) => api<unknown>("DELETE", `/uploads/${seg(id)}`),
  sendAvatar: (picture: Blob) => sendFile("PUT", "/me/avatar", picture, `avatar.${picture.type.split("/")[1]}`, {}),
  sendIcon: (space: string, picture: File) => sendFile("PUT", `/spaces/${seg(space)}/icon`, picture, picture.name, {}),
  removeIcon: (space: string) => api<unknown>("DELETE", `/spaces/${seg(space)}/icon`),
  removeAvatar: () => api<unknown>("DELETE", "/me/avatar"),
};
