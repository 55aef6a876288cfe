export default function Measures() {
  return <p>Not written yet.</p>
}
