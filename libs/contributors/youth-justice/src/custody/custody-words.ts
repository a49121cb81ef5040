import type { CustodyNotice } from './custody-notice.entity.ts';

export const kindWords: Record<CustodyNotice['kind'], string> = {
  detention: 'Detained',
  transfer: 'Transferred',
  release: 'Released',
};

type Settled = Pick<CustodyNotice, 'settledAt' | 'refusedBecause'>;

export const isWaiting = ({ settledAt }: Settled) => !settledAt;
export const isRefused = ({ refusedBecause }: Settled) => Boolean(refusedBecause);
