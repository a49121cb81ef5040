/** The roles' passwords on the test server. */
export const passwords = { ehc_owner: 'test-owner', ehc_app: 'test-app', ehc_worker: 'test-worker' };
