import { afterEach } from "vitest";
import { cleanup } from "@testing-library/react";

import { ready } from "@/app/i18n";

await ready;
afterEach(cleanup);
