import { commentParts } from "./mention.ts";
import styles from "./comment-box.module.css";

/** A text with its links and mentions. */
export function MentionedText({ body }: { body: string }) {
  return commentParts(body).map((part, index) =>
    part.kind === "text" ? (
      part.text
    ) : part.kind === "link" ? (
      <a key={index} href={part.href} target="_blank" rel="noreferrer noopener">
        {part.href}
      </a>
    ) : (
      <span key={index} className={styles.mention}>
        @{part.name}
      </span>
    ),
  );
}
