import { mayOpen, withIds, type FileStanding } from '#platform';

/** A photo, drawing or recording as a page shows it; its statement's words say what can be seen or heard. */
export interface ToldFile {
  id: string;
  name: string;
  kind: 'picture' | 'sound';
  standing: FileStanding;
  /** It may be opened: nothing was found in it, or this portal has no scanner. */
  mayOpen: boolean;
  url: string;
}

/** Where a told file is opened, by everybody who may. */
export const toldFilePath = '/told/:caseId/files/:fileId';

export interface ToldFileRow {
  id: string;
  name: string;
  type: string;
  verdict: 'waiting' | 'clean' | 'refused';
}

/** @param standing how far it may be trusted. */
export function toldFile({ id, name, type }: ToldFileRow, caseId: string, standing: FileStanding): ToldFile {
  return {
    id,
    name,
    kind: type.startsWith('image/') ? 'picture' : 'sound',
    standing,
    mayOpen: mayOpen(standing),
    url: withIds(toldFilePath, { caseId, fileId: id }),
  };
}
