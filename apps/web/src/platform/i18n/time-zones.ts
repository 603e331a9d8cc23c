/** Every time zone that this browser knows, and UTC, which some leave out. */
export const timeZones = (): readonly string[] => [
  ...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")]),
];
