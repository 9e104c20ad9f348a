/** The file a database must have reached. Workers cannot list a folder, so a test holds this to `migrations/`. */
export const newestMigration = '0022_search_by_number.sql'
