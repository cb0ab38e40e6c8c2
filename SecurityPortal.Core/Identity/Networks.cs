using System.Net;
using System.Net.Sockets;

namespace SecurityPortal.Core.Identity;

/// <summary>What counts as one network address for bounds on strangers.</summary>
public static class Networks
{
    /// <summary>An IPv4 address by itself; of an IPv6 address the first 64 bits, since a single connection is given all the rest.</summary>
    public static string Of(string? remote)
    {
        if (!IPAddress.TryParse(remote, out var address) || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return remote ?? "";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return $"{new IPAddress(bytes)}/64";
    }
}
