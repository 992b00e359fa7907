import { Suspense } from "react";
import { BrowserRouter, Navigate, Route, Routes } from "react-router";

import { lazily } from "@/lib/lazily";

import { Boundary, NotFoundPage, WaitPage } from "./FallbackPages";
import { LoungePage } from "./LoungePage";
import { RoomPage } from "./RoomPage";
import { Shell } from "./Shell";

const PermalinkPage = lazily(() => import("./PermalinkPage"));
const SearchRoute = lazily(() => import("./SearchRoute"));
const SavedRoute = lazily(() => import("./SavedRoute"));
const UnsentRoute = lazily(() => import("./UnsentRoute"));
const ThreadsRoute = lazily(() => import("./ThreadsRoute"));
const DiscoverRoute = lazily(() => import("./DiscoverRoute"));
const InviteRoute = lazily(() => import("./InviteRoute"));
const SpaceSettingsRoute = lazily(() => import("./SpaceSettingsRoute"));
const SettingsRoute = lazily(() => import("./SettingsRoute"));
const LoginPage = lazily(() => import("@/features/auth/LoginPage"), false);
const SignUpPage = lazily(() => import("@/features/auth/SignUpPage"), false);
const CheckMailPage = lazily(() => import("@/features/auth/CheckMailPage"), false);
const VerifyPage = lazily(() => import("@/features/auth/VerifyPage"), false);
const ResetRequestPage = lazily(() => import("@/features/auth/ResetRequestPage"), false);
const ResetPage = lazily(() => import("@/features/auth/ResetPage"), false);

/** What is not needed for the first sight of a room is fetched when it is first visited. */
export function Router() {
  return (
    <BrowserRouter>
      <Boundary>
        <Suspense fallback={<WaitPage />}>
          <Routes>
            <Route path="/" element={<Navigate to="/lounge" replace />} />
            <Route element={<Shell />}>
              <Route path="/lounge" element={<LoungePage />} />
              <Route path="/lounge/:slug" element={<RoomPage />}>
                <Route path="t/:thread" element={null} />
                <Route path="threads" element={null} />
              </Route>
              <Route path="/r/:space" element={<LoungePage />} />
              <Route path="/r/:space/-/settings/:tab?" element={<SpaceSettingsRoute />} />
              <Route path="/r/:space/:slug" element={<RoomPage />}>
                <Route path="t/:thread" element={null} />
                <Route path="threads" element={null} />
              </Route>
              <Route path="/spaces" element={<DiscoverRoute />} />
              <Route path="/invite/:code" element={<InviteRoute />} />
              <Route path="/m/:id" element={<PermalinkPage />} />
              <Route path="/search" element={<SearchRoute />} />
              <Route path="/saved" element={<SavedRoute />} />
              <Route path="/threads" element={<ThreadsRoute />} />
              <Route path="/drafts" element={<UnsentRoute />} />
              <Route path="/settings" element={<SettingsRoute />} />
            </Route>
            <Route path="/login" element={<LoginPage />} />
            <Route path="/signup" element={<SignUpPage />} />
            <Route path="/verify-email" element={<CheckMailPage />} />
            <Route path="/verify-email/:key" element={<VerifyPage />} />
            <Route path="/reset-password" element={<ResetRequestPage />} />
            <Route path="/reset-password/:key" element={<ResetPage />} />
            <Route path="*" element={<NotFoundPage />} />
          </Routes>
        </Suspense>
      </Boundary>
    </BrowserRouter>
  );
}
