import { createHash, randomBytes, randomUUID } from 'node:crypto';
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

/** A recording as a phone keeps it (`soun`), or a film (`vide`). */
export function mp4(track: 'soun' | 'vide') {
  const box = (name: string, content: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(content.length + 8, 0);
    head.write(name, 4, 'latin1');
    return Buffer.concat([head, content]);
  };
  const type = box('ftyp', Buffer.from('mp42\0\0\0\0mp42isom', 'latin1'));
  return Buffer.concat([type, box('mdat', randomBytes(64)), box('moov', Buffer.from(`hdlr\0\0\0\0${track}`))]);
}
/** Half a second of nothing. */
export function wav() {
  const sound = Buffer.alloc(8000, randomBytes(2));
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + sound.length, 4);
  head.write('WAVEfmt ', 8);
  for (const [at, value] of [
    [16, 16],
    [24, 8000],
    [28, 16_000],
  ] as const)
    head.writeUInt32LE(value, at);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 2],
    [34, 16],
  ] as const)
    head.writeUInt16LE(value, at);
  head.write('data', 36);
  head.writeUInt32LE(sound.length, 40);
  return Buffer.concat([head, sound]);
}
/** The beginning of a long recording. */
export const mp3 = () =>
  Buffer.concat([Buffer.from('ID3\x03\0\0\0\0\0\0', 'latin1'), Buffer.alloc(2000, randomBytes(2))]);
