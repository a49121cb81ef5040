import { Readable } from 'node:stream';
import { Spool } from './spool.ts';

/**
 * A recording without what a phone writes beside the sound: where and when it was made, with what, and what it is called.
 * The sound itself stays as it is, byte for byte. @returns why not, in words, where the file is built otherwise than its kind
 */
export async function plainSound(spool: Spool, extension: string): Promise<Spool | string> {
  const sound = await spool.read(0, spool.size);
  try {
    const plain = await Spool.of(Readable.from([emptied[extension]!(sound)]), Infinity);
    await spool.letGo();
    return plain;
  } catch {
    return 'The recording is damaged or of an unusual kind, so what it says of the place it was made at cannot be taken out. Choose another, or record it again';
  }
}

const emptied: Record<string, (sound: Buffer) => Buffer> = {
  m4a: withoutBoxes,
  mp3: withoutTags,
  wav: withoutChunks,
  ogg: withoutComments,
};
const name = (sound: Buffer, at: number) => sound.toString('latin1', at, at + 4);
const not = (): never => {
  throw new Error('Not such a file');
};

/** What holds boxes, and what is not needed to play: it becomes free space, so that everything else stays where it is. */
const holders = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'moof', 'traf', 'edts', 'dinf', 'mvex']);
const aside = new Set(['udta', 'meta', 'uuid', 'free', 'skip', 'wide', 'id32']);
const dated = new Set(['mvhd', 'tkhd', 'mdhd']);

function withoutBoxes(sound: Buffer, from = 0, to = sound.length): Buffer {
  for (let at = from; at < to;) {
    if (at + 8 > to) not();
    const given = sound.readUInt32BE(at);
    const isLong = given === 1;
    const size = given === 0 && to === sound.length ? to - at : isLong ? Number(sound.readBigUInt64BE(at + 8)) : given;
    const begins = at + (isLong ? 16 : 8);
    const [kind, end] = [name(sound, at + 4), at + size];
    if (end > to || begins > end) not();
    if (aside.has(kind)) sound.fill(0, begins, end).write('free', at + 4, 'latin1');
    else if (holders.has(kind)) withoutBoxes(sound, begins, end);
    else if (dated.has(kind)) sound.fill(0, begins + 4, begins + (sound[begins] === 1 ? 20 : 12));
    at = end;
  }
  return sound;
}

/** ID3 at the beginning and at the end, and APE beside it. */
function withoutTags(sound: Buffer): Buffer {
  let [from, to] = [0, sound.length];
  while (sound.toString('latin1', from, from + 3) === 'ID3') {
    const size = [6, 7, 8, 9].reduce((all, at) => all * 128 + (sound[from + at]! & 127), 0);
    from += 10 + size + (sound[from + 5]! & 16 ? 10 : 0);
  }
  for (let before = -1; before !== to;) {
    before = to;
    if (sound.toString('latin1', to - 128, to - 125) === 'TAG') to -= 128;
    if (sound.toString('latin1', to - 32, to - 24) === 'APETAGEX')
      to -= sound.readUInt32LE(to - 20) + (sound.readUInt32LE(to - 12) >>> 31 ? 32 : 0);
  }
  return from < to ? sound.subarray(from, to) : not();
}

const needed = new Set(['fmt ', 'fact', 'data']);

function withoutChunks(sound: Buffer): Buffer {
  const kept = [sound.subarray(0, 12)];
  for (let at = 12; at + 8 <= sound.length;) {
    const end = Math.min(sound.length, at + 8 + sound.readUInt32LE(at + 4)); // a recorder that was cut off says too much
    if (needed.has(name(sound, at))) kept.push(sound.subarray(at, end), Buffer.alloc(end & 1));
    at = end + (end & 1);
  }
  if (kept.length < 3) not();
  const plain = Buffer.concat(kept);
  plain.writeUInt32LE(plain.length - 8, 4);
  return plain;
}

/** What the second packet of a stream is made to say, which else holds the words of people and phones: nothing. */
const silent: Record<string, Buffer> = {
  '\x01vorbis': Buffer.from('\x03vorbis\0\0\0\0\0\0\0\0\x01', 'latin1'),
  OpusHead: Buffer.from('OpusTags\0\0\0\0\0\0\0\0', 'latin1'),
};

/** Pages keep their length and are sealed anew. */
function withoutComments(sound: Buffer): Buffer {
  const streams = new Map<number, { packet: number; said: number; says: Buffer }>();
  for (let at = 0; at < sound.length;) {
    const laces = sound.subarray(at + 27, at + 27 + (sound[at + 26] ?? not()));
    let from = at + 27 + laces.length;
    const end = from + laces.reduce((all, each) => all + each, 0);
    if (name(sound, at) !== 'OggS' || end > sound.length) not();
    const serial = sound.readUInt32LE(at + 14);
    const head = sound.toString('latin1', from, from + 8);
    const says = silent[head] ?? silent[head.slice(0, 7)];
    const stream = streams.get(serial) ?? { packet: 0, said: 0, says: says ?? not() };
    streams.set(serial, stream);
    for (const length of laces) {
      for (let n = 0; stream.packet === 1 && n < length; n += 1) sound[from + n] = stream.says[stream.said + n] ?? 0;
      stream.said = length === 255 && stream.packet === 1 ? stream.said + length : 0;
      if (length < 255) stream.packet += 1;
      from += length;
    }
    sound.writeUInt32LE(0, at + 22);
    sound.writeUInt32LE(checksum(sound.subarray(at, end)), at + 22);
    at = end;
  }
  return sound;
}

const remainders = Array.from({ length: 256 }, (_, byte) => {
  let rest = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) rest = (rest << 1) ^ (rest < 0 ? 0x04c11db7 : 0);
  return rest;
});

/** As pages of OGG are sealed. */
const checksum = (page: Buffer): number =>
  page.reduce((sum, byte) => (sum << 8) ^ remainders[(sum >>> 24) ^ byte]!, 0) >>> 0;
