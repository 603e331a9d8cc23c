import { IconFile, IconFileTypePdf, IconPhoto, IconRuler2 } from "@tabler/icons-react";
import { thumbnailUrl, type FileRevision } from "../../../platform/api/file-api.ts";
import styles from "../files.module.css";

/** The first page, or a glyph for what it is. */
export function FilePicture(props: {
  projectId: string;
  fileId: string;
  revision: FileRevision;
  size: "row" | "card";
}) {
  const { revision } = props;
  const isRow = props.size === "row";
  return (
    <span className={isRow ? styles.rowPicture : styles.cardPicture}>
      {revision.preview.hasThumbnail ? (
        <img
          src={thumbnailUrl(props.projectId, props.fileId, revision.id)}
          alt=""
          loading="lazy"
          decoding="async"
        />
      ) : (
        <Glyph mediaType={revision.mediaType} size={isRow ? 16 : 32} />
      )}
    </span>
  );
}

function Glyph({ mediaType, size }: { mediaType: string; size: number }) {
  if (mediaType === "application/pdf")
    return <IconFileTypePdf size={size} stroke={1.25} aria-hidden />;
  if (mediaType === "image/vnd.dxf") return <IconRuler2 size={size} stroke={1.25} aria-hidden />;
  if (mediaType.startsWith("image/")) return <IconPhoto size={size} stroke={1.25} aria-hidden />;
  return <IconFile size={size} stroke={1.25} aria-hidden />;
}
