import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { SearchBox, type SearchBoxHandle } from "@/features/search/SearchBox";
import { useShortcuts } from "@/lib/shortcuts";
import { IconButton } from "@/ui/IconButton";

const isWide = () => matchMedia("(min-width: 64rem)").matches;

/** The way to search from every page: a box where there is room, else a button. `/` leads there. */
export function HeaderSearch() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const box = useRef<SearchBoxHandle>(null);
  useShortcuts({
    search: () => {
      if (isWide()) box.current?.focus();
      else void navigate("/search");
    },
  });
  return (
    <>
      <SearchBox ref={box} className="w-60 shrink-0 max-lg:hidden xl:w-72" />
      <IconButton icon="search" label={t("search.title")} onClick={() => void navigate("/search")} className="lg:hidden" />
    </>
  );
}
