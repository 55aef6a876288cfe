export default function Closing() {
  return <p>Not written yet.</p>
}
