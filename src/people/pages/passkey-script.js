/** Asks the browser for a passkey and sends its answer with the form. The page works without this. */
const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
const named = (list) => list?.map((one) => ({ ...one, id: bytes(one.id) }))

async function made(options) {
  const { id, rawId, type, response } = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: named(options.excludeCredentials),
    },
  })
  return {
    id,
    rawId: text(rawId),
    type,
    clientExtensionResults: {},
    response: {
      clientDataJSON: text(response.clientDataJSON),
      attestationObject: text(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
  }
}

async function shown(options) {
  const { id, rawId, type, response } = await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      allowCredentials: named(options.allowCredentials),
    },
  })
  return {
    id,
    rawId: text(rawId),
    type,
    clientExtensionResults: {},
    response: {
      clientDataJSON: text(response.clientDataJSON),
      authenticatorData: text(response.authenticatorData),
      signature: text(response.signature),
      userHandle: response.userHandle ? text(response.userHandle) : undefined,
    },
  }
}

if (globalThis.PublicKeyCredential)
  for (const part of document.querySelectorAll('[data-passkey]')) {
    const { passkey, options, failed } = part.dataset
    const button = part.querySelector('button')
    const field = part.querySelector('[data-answer]')
    const status = part.querySelector('[role=status]')
    part.hidden = false
    button.addEventListener('click', async () => {
      status.textContent = ''
      try {
        const answer = await (passkey === 'make' ? made : shown)(JSON.parse(options))
        field.value = JSON.stringify(answer)
        part.closest('form').requestSubmit()
      } catch {
        status.textContent = failed
      }
    })
  }
