import { TRUE_COLOUR } from "./dxf-file.ts";

/** Black on white paper, white on a black screen. */
export const INK = 0;
const FIXED = [
  INK,
  0xff0000,
  0xffff00,
  0x00ff00,
  0x00ffff,
  0x0000ff,
  0xff00ff,
  INK,
  0x808080,
  0xc0c0c0,
];
const GREYS = [0x333333, 0x505050, 0x696969, 0x828282, 0xbebebe, INK];
const VALUES = [1, 0.65, 0.5, 0.3, 0.15];
/** Lighter than this (0 to 255) nothing is seen on white paper. */
const LIGHTEST = 170;

/** A colour as 24 bits of red, green and blue, dark enough for white paper. */
export const paperColour = (colour: number): number => darkened(rgbOf(colour));

/** Of the AutoCAD colour index: 24 hues from 10 on, five values of each, in full and half saturation. */
function rgbOf(colour: number): number {
  if (colour >= TRUE_COLOUR) return colour - TRUE_COLOUR;
  const index = Math.trunc(Math.abs(colour)) % 256;
  if (index < 10) return FIXED[index]!;
  if (index >= 250) return GREYS[index - 250]!;
  const hue = Math.floor((index - 10) / 10) * 15;
  const value = VALUES[Math.floor((index % 10) / 2)]!;
  const saturation = index % 2 === 0 ? 1 : 0.5;
  const channel = (shift: number): number => {
    const k = (shift + hue / 60) % 6;
    const part = value - value * saturation * Math.max(0, Math.min(k, 4 - k, 1));
    return Math.round(part * 255);
  };
  return (channel(5) << 16) | (channel(3) << 8) | channel(1);
}

function darkened(rgb: number): number {
  const [red, green, blue] = [rgb >> 16, (rgb >> 8) & 255, rgb & 255];
  const light = 0.299 * red + 0.587 * green + 0.114 * blue;
  if (light <= LIGHTEST) return rgb;
  const share = LIGHTEST / light;
  return (
    (Math.round(red * share) << 16) | (Math.round(green * share) << 8) | Math.round(blue * share)
  );
}
