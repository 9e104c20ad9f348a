/** The file a database must have reached. Workers cannot list a folder, so a test holds this to `migrations/`. */
export const newestMigration = '0030_corrections_list.sql'
