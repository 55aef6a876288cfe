export default function NotFound() {
  return <p>Not written yet.</p>
}
