export function ProjectSettingsRoute() {
  return null;
}
