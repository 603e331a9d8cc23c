export function ImportDialog(_: { projectId: string; onClose: () => void }) {
  return null;
}
