import { SqliteAdapter } from 'kysely'

/**
 * Lets the reads of one page run together. By itself Kysely lets one SQLite statement through at a time, for the sake of
 * transactions on the one connection; ours has none, so on D1 every read of a page would wait a whole way there and back
 * for the one before.
 */
export class ReadingAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}
