import type { Area } from '#identity';
import type { Letterhead } from '#platform';

/** The portal’s own colour, where an authority has set none. */
export const OWN_ACCENT = '#1f4f66';

/** The head of an authority’s documents. */
export function headOf({ name, letterhead }: Area): Letterhead {
  return { name, accent: OWN_ACCENT, ...letterhead };
}

/** How far a colour `#rrggbb` stands out from white paper, from 1 (not at all) to 21 (black), as WCAG 2.2 counts it. */
export function contrastWithWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

/** The size of a PNG or JPEG in pixels; null where its head does not say it. */
export function sizeOfPicture(bytes: Buffer): { width: number; height: number } | null {
  if (bytes.readUInt32BE(0) === 0x89504e47)
    return bytes.length < 24 ? null : { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1]!;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}
