/** Bytes that are answered again and again: compressed once, named by their hash, not sent when the browser has them. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

type Encoding = 'br' | 'gzip'
type Variant = { readonly body: Buffer<ArrayBuffer>; readonly headers: Readonly<Record<string, string>> }

export type Kept = {
  readonly hash: string
  /** Everything that is held in memory for it now. */
  readonly bytes: () => number
  readonly answer: (request: Headers) => Promise<Response>
}

export type KeptNeeds = {
  readonly body: Buffer<ArrayBuffer>
  readonly headers: Readonly<Record<string, string>>
  /** 1 to 11: how hard to compress. What is made once and stays is worth more than what changes with every search. */
  readonly effort: number
}

const ENCODINGS = ['br', 'gzip'] as const
/** Below this a compressed answer is no smaller on the wire. */
const WORTH_COMPRESSING = 1024
const TEXT = /^(text\/|application\/([\w.+-]*\+)?(json|xml|javascript)|image\/svg)/

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
const compress = (body: Buffer, encoding: Encoding, effort: number): Promise<Buffer<ArrayBuffer>> =>
  encoding === 'gzip'
    ? zip(body, { level: Math.min(9, effort) })
    : brotli(body, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: effort,
          [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
        },
      })

export function keep({ body, headers, effort }: KeptNeeds): Kept {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22)
  const isWorthIt = body.length >= WORTH_COMPRESSING && TEXT.test(headers['Content-Type'] ?? '')
  const variants = new Map<Encoding, Promise<Variant>>()
  let bytes = body.length

  const plain: Variant = variantOf(body)
  function variantOf(of: Buffer<ArrayBuffer>, encoding?: Encoding): Variant {
    return {
      body: of,
      headers: {
        ...headers,
        ...(encoding ? { 'Content-Encoding': encoding } : {}),
        'Content-Length': String(of.length),
        ETag: encoding ? `"${hash}-${encoding}"` : `"${hash}"`,
        Vary: [headers.Vary, 'Accept-Encoding'].filter(Boolean).join(', '),
      },
    }
  }
  function variantFor(accepted: string | null): Promise<Variant> | Variant {
    const encoding = isWorthIt ? ENCODINGS.find((name) => accepts(accepted, name)) : undefined
    if (!encoding) return plain
    const known = variants.get(encoding)
    if (known) return known
    const made = compress(body, encoding, effort).then((of) => {
      bytes += of.length
      return variantOf(of, encoding)
    })
    variants.set(encoding, made)
    return made
  }

  return {
    hash,
    bytes: () => bytes,
    async answer(request) {
      const variant = await variantFor(request.get('accept-encoding'))
      if (!has(request.get('if-none-match'), variant.headers.ETag ?? ''))
        return new Response(variant.body, { headers: variant.headers })
      const { 'Content-Length': _, 'Content-Encoding': __, ...rest } = variant.headers
      return new Response(null, { status: 304, headers: rest })
    },
  }
}

/** Whether the browser takes an encoding; `br;q=0` says that it does not. */
const accepts = (accepted: string | null, encoding: Encoding): boolean =>
  (accepted ?? '').split(',').some((part) => {
    const [name, weight] = part.trim().split(/\s*;\s*/)
    return name === encoding && !/^q=0(\.0*)?$/.test(weight ?? '')
  })

/** Whether one of the copies that the browser has is this one. A proxy may have marked it as weak. */
const has = (copies: string | null, etag: string): boolean =>
  copies?.split(',').some((copy) => copy.trim().replace(/^W\//, '') === etag || copy.trim() === '*') ?? false
