export default function MyIntegration() {
  return <p>Not written yet.</p>
}
