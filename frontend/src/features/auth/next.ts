import { useSearchParams } from "react-router";

/** Where to go after signing in: a path of this site, nothing else. */
export function useNext(): string {
  const [params] = useSearchParams();
  const wished = params.get("next") ?? "";
  return /^\/(?![/\\])/.test(wished) ? wished : "/lounge";
}
