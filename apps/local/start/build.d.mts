export function distIsCurrent(root: string): boolean;
export function build(root: string, node: string): Promise<void>;
export function sourcesDigest(root: string): string;
