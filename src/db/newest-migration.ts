/** The file a database must have reached. Workers cannot list a folder, so a test holds this to `migrations/`. */
export const newestMigration = '0028_requests_after_partly.sql'
