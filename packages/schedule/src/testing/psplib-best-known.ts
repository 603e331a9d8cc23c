/**
 * Shortest known plans of some instances, in periods, as PSPLIB publishes them (j30opt.sm, j60hrs.sm, j120hrs.sm; R. Kolisch and
 * A. Sprecher, "PSPLIB – A project scheduling problem library", 1997). Those of 30 jobs are proven to be the shortest.
 */
export const PSPLIB_BEST_KNOWN: Readonly<Record<string, number>> = {
  "j3010_2.sm": 56,
  "j3010_5.sm": 41,
  "j3010_8.sm": 54,
  "j3011_4.sm": 63,
  "j3011_6.sm": 44,
  "j6010_2.sm": 62,
  "j6010_7.sm": 69,
  "j6010_9.sm": 73,
  "j6011_2.sm": 61,
  "j6011_6.sm": 70,
  "j6013_3.sm": 88,
  "j6013_6.sm": 94,
  "j6013_10.sm": 117,
  "j1201_1.sm": 105,
  "j1201_3.sm": 125,
  "j1201_7.sm": 117,
  "j1205_5.sm": 77,
  "j1205_7.sm": 84,
};
