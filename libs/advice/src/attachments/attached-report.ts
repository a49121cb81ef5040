/** A report as a submitted edition holds it for ever. */
export interface AttachedReport {
  id: string;
  name: string;
  type: string;
  /** In bytes. */
  size: number;
  /** SHA-256 of its bytes. */
  hash: string;
  /** It is the advice itself, not something that goes with it. */
  isReport: boolean;
}
