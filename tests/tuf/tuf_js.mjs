// The client of npm's `tuf-js` as a witness: a line `folder<TAB>target` in, `found|nowhere|refused …` out.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

// Beside the project, or where TUF_JS says its node_modules are.
const require = createRequire(join(process.env.TUF_JS ?? new URL('../..', import.meta.url).pathname, 'x.js'))
let Updater, DownloadHTTPError
try {
  ;({ Updater } = require('tuf-js'))
  ;({ DownloadHTTPError } = require('tuf-js/dist/error'))
} catch {
  process.exit(0)
}

async function answer(folder, target) {
  const kept = mkdtempSync(join(tmpdir(), 'tuf-js-'))
  try {
    cpSync(join(folder, 'kept'), kept, { recursive: true })
    const fetcher = {
      async downloadBytes(url, most) {
        const path = join(folder, 'served', url.slice(url.lastIndexOf('/') + 1))
        if (!existsSync(path)) throw new DownloadHTTPError('no such file', 404)
        const bytes = readFileSync(path)
        if (bytes.length > most) throw new Error('too long')
        return bytes
      },
    }
    const updater = new Updater({ metadataDir: kept, metadataBaseUrl: 'https://repository', fetcher })
    await updater.refresh()
    const found = await updater.getTargetInfo(target)
    return found ? `found ${found.length} ${found.hashes.sha256}` : 'nowhere'
  } catch (error) {
    // A client that ends by an error of any kind has refused.
    return `refused ${error?.name}: ${error?.message}`.replaceAll('\n', ' ')
  } finally {
    rmSync(kept, { recursive: true })
  }
}

console.log('ready')
for await (const line of createInterface({ input: process.stdin })) {
  const [folder, target] = line.split('\t')
  console.log(await answer(folder, target))
}
