import { createHash, randomUUID } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';
import sharp from 'sharp';

/** Files as people send them, and as people should not. Every one is invented here. */
export const pdf = (words = 'Advice about Robin') => Buffer.from(`%PDF-1.4\n% ${words} ${randomUUID()}\n%%EOF\n`);
export const png = () =>
  Buffer.concat([
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
      'base64',
    ),
  ]);
export const jpeg = () =>
  Buffer.from(
    '/9j/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/2wBDAQcHBwoIChMKChMoGhYaKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCj/wAARCAABAAEDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAABv/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AIAAibP/2Q==',
    'base64',
  );
/** A photo as a phone takes it: on its side, and with where it was taken and by which camera. */
export const photo = () =>
  sharp({ create: { width: 4, height: 2, channels: 3, background: '#a5522b' } })
    .withExif({
      IFD0: { Make: 'Camera of the family' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1', GPSLongitudeRef: 'W', GPSLongitude: '0/1 7/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
/** Of exactly this many bytes. */
export const pdfOf = (size: number) => {
  const [head, tail] = [Buffer.from('%PDF-1.4\n'), Buffer.from('\n%%EOF\n')];
  return Buffer.concat([head, Buffer.alloc(size - head.length - tail.length, randomUUID()), tail]);
};
/** The test file of every virus scanner; harmless, and written in two so that no scanner takes this source for it. */
export const eicar = () =>
  Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''));

interface Part {
  name: string;
  content: Buffer;
  /** What the directory claims that it unpacks to, where that is a lie. */
  claims?: number;
}

/** A zip file of these parts. */
export function zip(parts: Part[]): Buffer {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const { name, content, claims = content.length } of parts) {
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(content), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(claims, 18);
    head.writeUInt16LE(name.length, 22);
    const central = Buffer.concat([
      Buffer.from('PK\x01\x02\x14\0', 'latin1'),
      head,
      Buffer.alloc(14),
      Buffer.from(name),
    ]);
    central.writeUInt32LE(at, 42);
    directory.push(central);
    bodies.push(Buffer.from('PK\x03\x04', 'latin1'), head, Buffer.from(name), packed);
    at += 30 + name.length + packed.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, index, end]);
}

/** A Word document, with whatever else should be in it. */
export const docx = (besides: Part[] = []) =>
  zip([
    { name: '[Content_Types].xml', content: Buffer.from('<Types/>') },
    { name: 'word/document.xml', content: Buffer.from(`<w:document>${randomUUID()}</w:document>`) },
    ...besides,
  ]);

export const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');

/** A field of a form, or, with a file name, a file. */
export interface FormPart {
  name: string;
  value: string | Buffer;
  fileName?: string;
  type?: string;
}

/** A form as a browser sends it, byte for byte, in this order. */
export function multipart(parts: FormPart[]): { body: Buffer; type: string } {
  const boundary = `----${randomUUID()}`;
  const pieces = parts.flatMap(({ name, value, fileName, type = 'application/octet-stream' }) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${
        fileName === undefined ? '' : `; filename="${fileName}"\r\nContent-Type: ${type}`
      }\r\n\r\n`,
    ),
    Buffer.from(value),
    Buffer.from('\r\n'),
  ]);
  return {
    body: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]),
    type: `multipart/form-data; boundary=${boundary}`,
  };
}

/** A recording as a phone keeps it (`soun`), or a film (`vide`); with what the phone says of it. */
export function mp4(track: 'soun' | 'vide', said = '') {
  const box = (name: string, ...content: Buffer[]) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(
      content.reduce((all, { length }) => all + length, 8),
      0,
    );
    head.write(name, 4, 'latin1');
    return Buffer.concat([head, ...content]);
  };
  const tracks = box('trak', box('mdia', box('hdlr', Buffer.from(`\0\0\0\0\0\0\0\0${track}`))));
  return Buffer.concat([
    box('ftyp', Buffer.from('mp42\0\0\0\0mp42isom', 'latin1')),
    box('mdat', SOUND),
    box('moov', box('mvhd', Buffer.alloc(100)), tracks, box('udta', box('\u00a9xyz', Buffer.from(said)))),
  ]);
}
/** What is heard in each of these recordings. */
export const SOUND = Buffer.from(Array.from({ length: 64 }, (_, at) => at * 3));

/** A moment of a sound, and beside it what a recorder says of it. */
export function wav(said = '') {
  const chunk = (name: string, content: Buffer) => {
    const head = Buffer.alloc(8);
    head.write(name, 0);
    head.writeUInt32LE(content.length, 4);
    return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
  };
  const format = Buffer.from([1, 0, 1, 0, 0x40, 0x1f, 0, 0, 0x80, 0x3e, 0, 0, 2, 0, 16, 0]);
  const chunks = [chunk('fmt ', format), chunk('LIST', Buffer.from(`INFO${said}`)), chunk('data', SOUND)];
  return chunk('RIFF', Buffer.concat([Buffer.from('WAVE'), ...chunks]));
}

/** The beginning of a long recording, with what is said of it before and after. */
export function mp3(said = '') {
  const words = Buffer.from(said);
  const head = Buffer.from(
    ['I', 'D', '3'].map((letter) => letter.charCodeAt(0)).concat(3, 0, 0, 0, 0, 0, words.length),
  );
  const end = Buffer.alloc(128);
  end.write(`TAG${said}`);
  return Buffer.concat([
    head,
    words,
    Buffer.from([0xff, 0xfb, 0x90, 0]),
    Buffer.alloc(2000),
    SOUND,
    ...(said ? [end] : []),
  ]);
}

/** A recording in Opus, with what the phone says of it. Its seals are not checked by those who tell what kind it is. */
export function ogg(said = '') {
  const page = (nth: number, packet: Buffer) => {
    const head = Buffer.alloc(27);
    head.write('OggS');
    head[5] = nth === 0 ? 2 : 0;
    head.writeUInt32LE(nth, 18);
    head[26] = 1;
    return Buffer.concat([head, Buffer.from([packet.length]), packet]);
  };
  const length = (bytes: number) => Buffer.from([bytes, 0, 0, 0]);
  const opening = Buffer.concat([Buffer.from('OpusHead'), Buffer.from([1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0])]);
  const comment = Buffer.from(`LOCATION=${said}`);
  const comments = Buffer.concat([Buffer.from('OpusTags'), length(0), length(1), length(comment.length), comment]);
  return Buffer.concat([page(0, opening), page(1, comments), page(2, SOUND)]);
}
