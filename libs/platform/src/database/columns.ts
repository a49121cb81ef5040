import { p } from '@mikro-orm/postgresql';

/** A row's own id: time-ordered, made by PostgreSQL. */
export const id = () => p.uuid().primary().defaultRaw('uuidv7()');

/** A civil date (`YYYY-MM-DD`), a string throughout: never shifted by a zone. */
export const civilDate = () => p.date();

/** The civil date in London, in SQL: whatever the zone of the server or of the connection. */
export const londonToday = `((now() at time zone 'Europe/London')::date)`;

/** An instant, to the millisecond. */
export const instant = () => p.datetime().columnType('timestamptz(3)');

/** The three-character code of the area that a row belongs to; leads every index, so that areas can be split apart. */
export const areaId = () => p.text();
