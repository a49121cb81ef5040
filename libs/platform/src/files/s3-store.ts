import {
  DeleteObjectCommand,
  GetObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { Readable } from 'node:stream';
import type { FileStore, KeptFile } from './file-store.ts';

/**
 * Files in any S3-compatible store: `https://key:secret@host/bucket?region=eu-west-2`. Without a key in the address
 * the machine's own rights count (an instance's role, a service account).
 */
export class S3Store implements FileStore {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(address: string) {
    const { protocol, host, pathname, username, password, searchParams } = new URL(address);
    const credentials = { accessKeyId: decodeURIComponent(username), secretAccessKey: decodeURIComponent(password) };
    this.#bucket = pathname.slice(1);
    this.#client = new S3Client({
      endpoint: `${protocol}//${host}`,
      region: searchParams.get('region') ?? 'eu-west-2',
      forcePathStyle: true,
      requestChecksumCalculation: 'WHEN_REQUIRED', // many compatible stores do not know the newer checksums
      responseChecksumValidation: 'WHEN_REQUIRED',
      ...(username ? { credentials } : {}),
    });
  }

  async put(key: string, content: Readable, size: number): Promise<void> {
    const broken = new AbortController();
    content.once('error', (error) => broken.abort(error)); // the client does not listen to what it sends
    const order = new PutObjectCommand({ Bucket: this.#bucket, Key: key, Body: content, ContentLength: size });
    await this.#client.send(order, { abortSignal: broken.signal });
  }

  async open(key: string): Promise<Readable> {
    const { Body } = await this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key }));
    return Body as Readable;
  }

  async remove(key: string): Promise<void> {
    await this.#client.send(new DeleteObjectCommand({ Bucket: this.#bucket, Key: key }));
  }

  async list(day: string): Promise<KeptFile[]> {
    const kept: KeptFile[] = [];
    const pages = paginateListObjectsV2({ client: this.#client }, { Bucket: this.#bucket, Prefix: day });
    for await (const { Contents = [] } of pages)
      kept.push(...Contents.map(({ Key, LastModified }) => ({ key: Key!, keptAt: LastModified! })));
    return kept;
  }
}
