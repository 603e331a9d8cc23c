import { createBrowserRouter, Navigate, type RouteObject } from "react-router";
import { PageSkeleton } from "./page-skeleton.tsx";
import { RouteFailure } from "./route-failure.tsx";
import { SignedInLayout } from "./signed-in-layout.tsx";

/** Every page is its own chunk. */
const routes: RouteObject[] = [
  {
    errorElement: <RouteFailure />,
    hydrateFallbackElement: <PageSkeleton />,
    children: [
      {
        path: "sign-in",
        lazy: async () => ({
          Component: (await import("../features/session/sign-in-page.tsx")).SignInPage,
        }),
      },
      {
        path: "register",
        lazy: async () => ({
          Component: (await import("../features/session/register-page.tsx")).RegisterPage,
        }),
      },
      {
        path: "invitations/:token",
        lazy: async () => ({
          Component: (await import("../features/session/invitation-page.tsx")).InvitationPage,
        }),
      },
      {
        path: "forgot-password",
        lazy: async () => ({
          Component: (await import("../features/session/forgot-password-page.tsx"))
            .ForgotPasswordPage,
        }),
      },
      {
        path: "password-resets/:token",
        lazy: async () => ({
          Component: (await import("../features/session/reset-password-page.tsx"))
            .ResetPasswordPage,
        }),
      },
      {
        element: <SignedInLayout />,
        children: [
          {
            lazy: async () => ({
              Component: (await import("./home-layout.tsx")).HomeLayout,
            }),
            children: [
              {
                index: true,
                lazy: async () => ({
                  Component: (await import("../features/home/project-list-page.tsx"))
                    .ProjectListPage,
                }),
              },
              { path: "projects", element: <Navigate to="/" replace /> },
              {
                path: "projects/new",
                lazy: async () => ({
                  Component: (await import("./new-project-route.tsx")).NewProjectRoute,
                }),
              },
              {
                path: "portfolio",
                lazy: async () => ({
                  Component: (await import("../features/portfolio/portfolio-page.tsx"))
                    .PortfolioPage,
                }),
              },
              {
                path: "organisation",
                lazy: async () => ({
                  Component: (await import("../features/organisation/organisation-page.tsx"))
                    .OrganisationPage,
                }),
              },
              {
                path: "profile",
                lazy: async () => ({
                  Component: (await import("../features/profile/profile-page.tsx")).ProfilePage,
                }),
              },
            ],
          },
          {
            path: "projects/:projectId",
            lazy: async () => ({
              Component: (await import("./project-workspace.tsx")).ProjectWorkspace,
            }),
            children: [
              { index: true, element: <Navigate to="plan" replace /> },
              {
                path: "plan",
                lazy: async () => ({
                  Component: (await import("../features/plan/plan-page.tsx")).PlanPage,
                }),
              },
              {
                path: "gantt",
                lazy: async () => ({
                  Component: (await import("../features/gantt/gantt-page.tsx")).GanttPage,
                }),
              },
              {
                path: "progress",
                lazy: async () => ({
                  Component: (await import("../features/progress/progress-page.tsx")).ProgressPage,
                }),
              },
              {
                path: "resources",
                lazy: async () => ({
                  Component: (await import("../features/resources/resources-page.tsx"))
                    .ResourcesPage,
                }),
              },
              {
                path: "specifications",
                lazy: async () => ({
                  Component: (await import("../features/specs/spec-list-page.tsx")).SpecListPage,
                }),
              },
              {
                path: "specifications/:specId",
                lazy: async () => ({
                  Component: (await import("../features/specs/spec-page.tsx")).SpecPage,
                }),
              },
              {
                path: "reviews",
                lazy: async () => ({
                  Component: (await import("../features/reviews/reviews-page.tsx")).ReviewsPage,
                }),
              },
              {
                path: "reviews/:roundId",
                lazy: async () => ({
                  Component: (await import("../features/reviews/round-page.tsx")).RoundPage,
                }),
              },
              {
                path: "timeline",
                lazy: async () => ({
                  Component: (await import("../features/gantt/joint-page.tsx")).JointPage,
                }),
              },
              {
                path: "board",
                lazy: async () => ({
                  Component: (await import("../features/board/board-page.tsx")).BoardPage,
                }),
              },
              {
                path: "walls",
                lazy: async () => ({
                  Component: (await import("../features/wall/wall-list-page.tsx")).WallListPage,
                }),
              },
              {
                path: "walls/:wallId",
                lazy: async () => ({
                  Component: (await import("../features/wall/wall-page.tsx")).WallPage,
                }),
              },
              {
                path: "promises",
                lazy: async () => ({
                  Component: (await import("../features/promises/promises-page.tsx")).PromisesPage,
                }),
              },
              {
                path: "documents",
                lazy: async () => ({
                  Component: (await import("../features/files/files-page.tsx")).FilesPage,
                }),
              },
              {
                path: "documents/:fileId/compare/:before/:after",
                lazy: async () => ({
                  Component: (await import("../features/files/compare/compare-page.tsx"))
                    .ComparePage,
                }),
              },
              {
                path: "documents/:fileId/:revisions?/:revisionId?",
                lazy: async () => ({
                  Component: (await import("../features/files/file-page.tsx")).FilePage,
                }),
              },
              {
                path: "settings/:section?",
                lazy: async () => ({
                  Component: (await import("./project-settings-route.tsx")).ProjectSettingsRoute,
                }),
              },
            ],
          },
        ],
      },
      { path: "*", element: <RouteFailure isUnknownPath /> },
    ],
  },
];

export const createRouter = () => createBrowserRouter(routes);
