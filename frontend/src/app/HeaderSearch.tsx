import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { SearchBox, type SearchBoxHandle } from "@/features/search/SearchBox";
import { IconButton } from "@/ui/IconButton";

const WRITES = "input, textarea, select, [contenteditable=true], [role=dialog], [role=menu]";
const isWide = () => matchMedia("(min-width: 64rem)").matches;

/** The way to search from every page: a box where there is room, else a button. `/` leads there. */
export function HeaderSearch() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const box = useRef<SearchBoxHandle>(null);
  useEffect(() => {
    const begin = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (event.target instanceof Element && event.target.closest(WRITES)) return;
      event.preventDefault();
      if (isWide()) box.current?.focus();
      else void navigate("/search");
    };
    window.addEventListener("keydown", begin);
    return () => window.removeEventListener("keydown", begin);
  }, [navigate]);
  return (
    <>
      <SearchBox ref={box} className="w-60 shrink-0 max-lg:hidden xl:w-72" />
      <IconButton icon="search" label={t("search.title")} onClick={() => void navigate("/search")} className="lg:hidden" />
    </>
  );
}
