/** The file a database must have reached. Workers cannot list a folder, so a test holds this to `migrations/`. */
export const newestMigration = '0031_control_points.sql'
