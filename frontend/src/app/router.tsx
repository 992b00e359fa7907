import { lazy, Suspense } from "react";
import { BrowserRouter, Navigate, Route, Routes } from "react-router";

import { Boundary, NotFoundPage, WaitPage } from "./FallbackPages";
import { LoungePage } from "./LoungePage";
import { PermalinkPage } from "./PermalinkPage";
import { RoomPage } from "./RoomPage";
import { Shell } from "./Shell";

const SearchRoute = lazy(() => import("./SearchRoute"));
const SavedRoute = lazy(() => import("./SavedRoute"));
const UnsentRoute = lazy(() => import("./UnsentRoute"));
const ThreadsRoute = lazy(() => import("./ThreadsRoute"));
const DiscoverRoute = lazy(() => import("./DiscoverRoute"));
const InviteRoute = lazy(() => import("./InviteRoute"));
const SpaceSettingsRoute = lazy(() => import("./SpaceSettingsRoute"));
const SettingsRoute = lazy(() => import("./SettingsRoute"));
const LoginPage = lazy(() => import("@/features/auth/LoginPage"));
const SignUpPage = lazy(() => import("@/features/auth/SignUpPage"));
const CheckMailPage = lazy(() => import("@/features/auth/CheckMailPage"));
const VerifyPage = lazy(() => import("@/features/auth/VerifyPage"));
const ResetRequestPage = lazy(() => import("@/features/auth/ResetRequestPage"));
const ResetPage = lazy(() => import("@/features/auth/ResetPage"));

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
