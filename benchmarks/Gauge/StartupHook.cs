using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

/// <summary>
/// Loaded into a measured process by DOTNET_STARTUP_HOOKS: to whoever connects to GAUGE_PORT it tells the bytes of the heap after a full collection, the bytes
/// in memory, and the milliseconds of processor so far.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("GAUGE_PORT"), CultureInfo.InvariantCulture, out var port))
        {
            new Thread(() => Serve(port)) { IsBackground = true }.Start();
        }
    }

    private static void Serve(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        while (true)
        {
            using var asking = listener.AcceptTcpClient();
            var processor = Environment.CpuUsage.TotalTime.TotalMilliseconds;
            for (var i = 0; i < 2; i++)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                GC.WaitForPendingFinalizers();
            }

            var answer = string.Create(CultureInfo.InvariantCulture, $"{GC.GetTotalMemory(forceFullCollection: true)} {Environment.WorkingSet} {processor:0}");
            asking.GetStream().Write(Encoding.ASCII.GetBytes(answer));
        }
    }
}
