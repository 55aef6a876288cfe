export default function MyPreparation() {
  return <p>Not written yet.</p>
}
