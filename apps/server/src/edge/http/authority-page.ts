/** [TL7] In both languages: its reader has no settings here yet. Without script and style, since it is read once. */
export function authorityPage(fingerprint: string): string {
  const [half, other] = [fingerprint.slice(0, 47), fingerprint.slice(48)]; // 16 bytes each, to be read aloud
  const shown = `<p><strong><code>${half}<br>${other}</code></strong></p>`;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Cordon 根证书 · Root certificate</title>
</head>
<body>
<main>
<h1>安装 Cordon 根证书</h1>
<p>每台平板只需安装一次。安装后，用 https 打开 Cordon 不再提示不安全，摄像头才能使用。</p>
<p>1. 先核对指纹：下面的 SHA-256 指纹必须与服务器启动时显示的完全一致。不一致就不要安装，并告知专班。</p>
${shown}
<p>2. <a href="/authority.crt">下载根证书</a></p>
<p>3. 安装：</p>
<ul>
<li>安卓：设置 → 安全 → 更多安全设置 → 加密与凭据 → 安装证书 → CA 证书，选择下载的文件。</li>
<li>iPad：设置 → 已下载描述文件 → 安装；再到 设置 → 通用 → 关于本机 → 证书信任设置，打开对它的信任。</li>
<li>Windows：打开下载的文件 → 安装证书 → 本地计算机 → 放入“受信任的根证书颁发机构”。</li>
</ul>
<p>安装时，若设备会显示证书的 SHA-256 指纹，请再核对一次：网页可以被冒充，证书本身的指纹不能。</p>
<p>4. 关闭浏览器后重新打开，用 https 地址进入。</p>
<hr>
<div lang="en">
<h1>Install Cordon’s root certificate</h1>
<p>Once on each tablet. After it, Cordon opens by https without a warning, and the camera works.</p>
<p>1. First compare the fingerprint: this SHA-256 must be exactly the one that the server printed when it started. If it is
not, install nothing and tell the office.</p>
${shown}
<p>2. <a href="/authority.crt">Download the root certificate</a></p>
<p>3. Install it:</p>
<ul>
<li>Android: Settings → Security → More security settings → Encryption and credentials → Install a certificate → CA
certificate, and choose the file.</li>
<li>iPadOS: Settings → Profile Downloaded → Install; then Settings → General → About → Certificate Trust Settings, and
switch on full trust for it.</li>
<li>Windows: open the file → Install Certificate → Local Machine → place it in “Trusted Root Certification
Authorities”.</li>
</ul>
<p>Where the device shows the certificate’s SHA-256 fingerprint, compare that too: a page can be forged, the fingerprint of
the certificate itself can not.</p>
<p>4. Close the browser, open it again, and go to the https address.</p>
</div>
</main>
</body>
</html>
`;
}
