declare module '@20minutes/s3rver' {
  interface Settings {
    port: number;
    address: string;
    silent: boolean;
    directory: string;
    configureBuckets: { name: string }[];
    allowMismatchedSignatures: boolean;
  }
  export default class S3rver {
    constructor(settings: Settings);
    run(): Promise<unknown>;
    close(): Promise<void>;
  }
}
