/** Calendar days before the due day within which a request that nobody received or took is expected to be late. */
export const AT_RISK = 10;
