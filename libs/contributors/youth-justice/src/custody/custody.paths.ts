import { withIds } from '#platform';

export const custodyPaths = {
  list: '/custody',
  tell: '/custody/new',
  notice: '/custody/:noticeId',
  match: '/custody/:noticeId/match',
  refuse: '/custody/:noticeId/refuse',
  heads: '/custody/:noticeId/heads',
  releaseDay: '/custody/:noticeId/release-day',
  pack: '/custody/:noticeId/pack',
} as const;

export const custodyUrl = (path: keyof typeof custodyPaths, noticeId: string) =>
  withIds(custodyPaths[path], { noticeId });
