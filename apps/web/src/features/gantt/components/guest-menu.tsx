import { Button, Menu } from "@mantine/core";
import { IconEye, IconUsers } from "@tabler/icons-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useCommands } from "../../../platform/commands/use-commands.ts";
import { PersonAvatar } from "../../../ui/person-avatar.tsx";
import type { Following } from "../hooks/use-follow.ts";
import { guestName } from "../hooks/use-gantt-guests.ts";
import { paletteOf } from "../hooks/use-row-facts.ts";

/** The others in this chart, each of whom one can follow; and how many follow oneself. */
export function GuestMenu({ following }: { following: Following }) {
  const { guests, followed, follow, end, followers } = following;
  const { t } = useTranslation("gantt");
  const commands = useMemo(
    () =>
      guests.map((guest) => ({
        id: `gantt.follow.${guest.key}`,
        group: "view" as const,
        title: t("follow.person", { name: guestName(guest) }),
        run: () => follow(guest),
      })),
    [guests, follow, t],
  );
  useCommands(commands);
  if (guests.length === 0) return null;
  const isLed = followers.length > 0;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          style={{ flex: "none" }}
          leftSection={
            isLed ? (
              <IconEye size={16} stroke={1.5} aria-hidden />
            ) : (
              <IconUsers size={16} stroke={1.5} aria-hidden />
            )
          }
          title={isLed ? followers.map(guestName).join("\n") : undefined}
        >
          {isLed
            ? t("follow.followers", { count: followers.length })
            : t("follow.here", { count: guests.length })}
        </Button>
      </Menu.Target>
      <Menu.Dropdown data-follow>
        <Menu.Label>{t("follow.choose")}</Menu.Label>
        {guests.map((guest) => {
          const isFollowed = followed?.key === guest.key;
          return (
            <Menu.Item
              key={guest.key}
              leftSection={
                <PersonAvatar
                  name={guest.user.name}
                  colour={paletteOf(guest.user.colour)}
                  size="sm"
                />
              }
              onClick={() => (isFollowed ? end() : follow(guest))}
            >
              {t(isFollowed ? "follow.endPerson" : "follow.person", { name: guestName(guest) })}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
