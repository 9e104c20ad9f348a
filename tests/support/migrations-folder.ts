import { join } from 'node:path'
import { packageRoot } from '../../src/package-root.ts'

export const migrationsFolder = join(packageRoot, 'migrations')
